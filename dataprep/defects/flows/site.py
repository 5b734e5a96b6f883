"""A call with the values that it takes."""

from __future__ import annotations

from dataprep.defects.flows import ir
from dataprep.defects.flows.specs import Place
from dataprep.defects.flows.values import Value


class Site:
    """A call.

    Args:
        node: Where it stands.
        name: Name of what is called, without its receiver.
        receiver: What it is called on.
        receiver_place: The expression of the receiver.
        args: Values by position.
        keywords: Values by name.

    Attributes:
        names: Names under which it may be specified.
    """

    __slots__ = ("args", "keywords", "name", "names", "node", "receiver", "receiver_place")

    def __init__(
        self,
        node: ir.Call | ir.New,
        name: str,
        receiver: Value | None,
        receiver_place: ir.Expression | None,
        args: list[Value],
        keywords: dict[str, Value],
    ) -> None:
        self.node = node
        self.name = name
        self.receiver = receiver
        self.receiver_place = receiver_place
        self.args = args
        self.keywords = keywords
        self.names: list[str] = []

    def at(self, number: int) -> Value | None:
        """Return an argument by position, negative ones from the end."""
        return self.args[number] if -len(self.args) <= number < len(self.args) else None

    def place(self, place: Place) -> Value | None:
        """Return an argument by position or name, or the receiver; None where there is none."""
        if isinstance(place, int):
            return self.at(place)
        if place == "receiver":
            return self.receiver
        if place == "last":
            return self.at(-1)
        return self.keywords.get(place)

    def places(self, places: tuple[Place, ...]) -> list[Value]:
        """Return the arguments that stand at some places; ``any`` for all of them."""
        found: list[Value] = []
        for place in places:
            if place == "any":
                found += [*self.args, *self.keywords.values()]
            else:
                value = self.place(place)
                if value is not None:
                    found.append(value)
        return found

    def all_values(self) -> list[Value]:
        """Return receiver and arguments."""
        own = [] if self.receiver is None else [self.receiver]
        return [*own, *self.args, *self.keywords.values()]
