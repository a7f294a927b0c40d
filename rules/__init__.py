"""Pure rules: dates and data in, dates and data out. No database, no Flask, no clock of its own."""
