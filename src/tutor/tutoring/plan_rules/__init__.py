"""The rules of the action plan, by kind of step: each reads the facts and proposes steps."""
