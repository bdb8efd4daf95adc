"""What a library is made of: SQLite, the lexical index, Chroma beside it, and the rows they hold."""
