"""A rule before validation: its table, and the file that each value came from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pydantic import ValidationError

from liftrun.domain.errors import InputError
from liftrun.inputs.table_faults import input_error
from liftrun.inputs.tables import nearest, one_of
from liftrun.rulebook.toml_tables import under
from liftrun.rules import KINDS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from liftrun.rulebook.toml_tables import Tables
    from liftrun.rules import RuleKind

_KIND_OF = {kind.model_fields["kind"].default: kind for kind in KINDS}


@dataclass(frozen=True)
class RuleDraft:
    """A rule before validation.

    Attributes:
        id: Its id.
        file: Its file.
        table: Its values so far.
        origin: Key -> the file that changed it last and the table there, for the keys that were changed.
    """

    id: str
    file: str
    table: Tables
    origin: Mapping[str, tuple[str, str]]

    def changed(self, changes: Tables, file: str) -> RuleDraft:
        """The same with some values changed by another file, under `[rules.<id>]` there."""
        place = (file, f"rules.{self.id}")
        return replace(self, table=self.table | changes, origin={**self.origin, **dict.fromkeys(changes, place)})

    def with_values(self, values: Tables) -> RuleDraft:
        """The same with some values replaced."""
        return replace(self, table=self.table | values)

    def rule(self) -> RuleKind:
        """The rule that the table describes.

        Raises:
            InputError: for the first fault, named by the file whose value it is.
        """
        model = self._model()
        try:
            return model.model_validate(self.table)
        except ValidationError as error:
            raise self._blamed(input_error(model, error, self.file)) from error

    def check(self, keys: Collection[str]) -> None:
        """Check the values of some keys; the others may still be references.

        Raises:
            InputError: for the first fault in them, named by the file whose value it is.
        """
        model = self._model()
        try:
            model.model_validate(self.table)
        except ValidationError as error:
            if any(one["loc"][:1] and one["loc"][0] in keys for one in error.errors(include_url=False)):
                raise self._blamed(input_error(model, error, self.file, keys)) from error

    def _model(self) -> type[RuleKind]:
        kind = self.table.get("kind")
        if kind not in _KIND_OF:
            names = tuple(_KIND_OF)
            meant = nearest(str(kind), names)
            remedy = f'Write kind = "{meant}".' if meant else "Choose one of them."
            raise InputError(self.file, f"{self.id}.kind", str(kind), one_of(names), remedy)
        return _KIND_OF[kind]

    def _blamed(self, error: InputError) -> InputError:
        """The error with the file and table of the wrong value; an error of the whole rule names the last change."""
        head = error.key.split(".")[0].split("[")[0]
        changes = [self.origin[head]] if head in self.origin else list(self.origin.values()) if not head else []
        file, key = changes[-1] if changes else (self.file, self.id)
        return under(replace(error, file=file), key)
