"""A chat model beside the rules: its settings, its prompts, and the checks that it stands under."""
