"""How each kind of question is asked on the screen; `by_kind.py` chooses."""
