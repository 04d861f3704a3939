"""The plan handed out: TOML, JSON, Markdown, HTML, calendar."""
