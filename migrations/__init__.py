"""The schema, step by step. Nullable columns only: a rebuilt table on SQLite loses its triggers."""
