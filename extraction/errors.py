"""The one root exception of the project, and what a user is told about a file that cannot be used."""


class HeshuError(Exception):
    """A failure that the user can mend: its message is one Chinese sentence naming place, cause and remedy."""


class UnreadableFile(HeshuError):
    """A file that cannot be read as a report."""

    def __init__(self, file: str, cause: str, remedy: str) -> None:
        super().__init__(f"无法读取“{file}”：{cause}；{remedy}。")
        self.file = file
        self.cause = cause
        self.remedy = remedy
