"""Errors of geo, in one tree.

```
GeoError
├── InputError       (ValueError)   something in the input cannot be used; the rest goes on
├── OptionError      (ValueError)   an option has a value that geo does not know
├── MissingDataError (LookupError)  data that geo needs are not installed or do not fit
├── OutputError      (OSError)      a result cannot be written
└── ServiceError     (OSError)      an online service failed
```

Every message says what happened, where, what was expected and what to do.
"""


class GeoError(Exception):
    """Anything that geo reports to its user instead of a traceback."""

    def __init__(self, what: str, *, where: str | None = None, todo: str | None = None) -> None:
        self.what = what
        self.where = where
        self.todo = todo
        super().__init__(self.__str__())

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f" {self.todo}" if self.todo else ""
        return f"{place}{self.what}{advice}"


class InputError(GeoError, ValueError):
    """Something in the input cannot be used."""


class OptionError(GeoError, ValueError):
    """An option has a value that geo does not know."""


class MissingDataError(GeoError, LookupError):
    """Data or a model that geo needs are not installed or do not fit."""


class OutputError(GeoError, OSError):
    """A result cannot be written."""


class ServiceError(GeoError, OSError):
    """An online service failed or refused."""
