"""Files of people and children brought into the record: looked at first, then imported as one batch or not at all."""

from models.importing.batch import Import, ImportFile, ImportRow

__all__ = ["Import", "ImportFile", "ImportRow"]
