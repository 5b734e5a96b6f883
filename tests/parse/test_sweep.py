"""What nested spans say of one another."""

from hypothesis import given
from hypothesis import strategies as st

from dataprep.parse import sweep
from dataprep.parse.sweep import Item, Mark


def _function(start: int, end: int) -> Item:
    return Item(start, end, sweep.FUNCTION)


def test_sweep_when_function_lies_in_class_then_class_is_around() -> None:
    outer, inner = Item(0, 50, sweep.DEFINITION), _function(10, 40)
    sweep.sweep([], [inner, outer], 60)
    assert inner.around is outer
    assert outer.around is None
    assert inner.function is None


def test_sweep_when_controls_nest_then_cognitive_complexity_counts_their_depth() -> None:
    function = _function(0, 100)
    marks: list[Mark] = [
        (10, -90, sweep.NEST | sweep.DECISION, 0),
        (20, -80, sweep.NEST | sweep.DECISION, 0),
        (30, -40, sweep.FLAT, 0),
    ]
    sweep.sweep(marks, [function], 100)
    assert 1 + 2 + 1 == function.cognitive
    assert 3 == function.cyclomatic
    assert 2 == function.nesting


def test_sweep_when_function_lies_in_function_then_each_counts_its_own() -> None:
    outer, inner = _function(0, 100), _function(20, 80)
    marks: list[Mark] = [
        (10, -90, sweep.NEST | sweep.DECISION, 0),
        (30, -40, sweep.NEST | sweep.DECISION, 0),
    ]
    sweep.sweep(marks, [outer, inner], 100)
    assert (2, 1) == (outer.cyclomatic, outer.cognitive)
    assert (2, 1) == (inner.cyclomatic, inner.cognitive)
    assert inner.function is outer


def test_sweep_when_lambda_deepens_then_only_what_lies_in_it_counts_more() -> None:
    function = _function(0, 100)
    marks: list[Mark] = [(10, -50, sweep.LEVEL, 0), (20, -40, sweep.NEST, 0)]
    sweep.sweep(marks, [function], 100)
    assert 2 == function.cognitive
    assert 1 == function.nesting


def test_sweep_when_operators_are_alike_then_their_chain_counts_once() -> None:
    function = _function(0, 100)
    chain: list[Mark] = [(10, -40, sweep.BOOLEAN, 0), (10, -30, sweep.BOOLEAN, 0)]
    sweep.sweep(chain, [function], 100)
    assert 1 == function.cognitive
    mixed: list[Mark] = [(10, -40, sweep.BOOLEAN, 0), (10, -30, sweep.BOOLEAN, 1)]
    other = _function(0, 100)
    sweep.sweep(mixed, [other], 100)
    assert 2 == other.cognitive


def test_sweep_when_place_lies_under_a_condition_then_it_says_so() -> None:
    inside, outside = Item(20, 30, sweep.PLACE), Item(60, 70, sweep.PLACE)
    marks: list[Mark] = [(10, -50, sweep.CONDITIONAL, 0), (15, -40, sweep.TYPE_ONLY, 0)]
    sweep.sweep(marks, [inside, outside], 100)
    assert (True, True) == (inside.is_conditional, inside.is_type_only)
    assert (False, False) == (outside.is_conditional, outside.is_type_only)


def test_sweep_when_nothing_is_in_a_function_then_the_top_counts_it() -> None:
    marks: list[Mark] = [(0, -5, sweep.NEST, 0), (6, -9, sweep.FLAT, 0)]
    assert 2 == sweep.sweep(marks, [], 10).cognitive


@st.composite
def _nested(draw: st.DrawFn, low: int = 0, high: int = 200) -> list[tuple[int, int]]:
    """Spans of which two nest or lie apart."""
    spans = []
    at = low
    while at < high - 2 and draw(st.booleans()):
        start = draw(st.integers(at, high - 2))
        end = draw(st.integers(start + 1, high))
        spans.append((start, end))
        spans += draw(_nested(start, end)) if end - start > 4 else []
        at = end
    return spans


@given(_nested(), st.randoms(use_true_random=False))
def test_sweep_when_shuffled_then_it_finds_the_same(
    spans: list[tuple[int, int]], random: object
) -> None:
    spans = sorted(set(spans))
    items = [_function(*span) for span in spans]
    sweep.sweep([], items, 200)
    shuffled = list(spans)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # the strategy's type is not public
    others = [_function(*span) for span in shuffled]
    sweep.sweep([], others, 200)
    expected = {
        (one.start, one.end): one.around and (one.around.start, one.around.end) for one in items
    }
    found = {
        (one.start, one.end): one.around and (one.around.start, one.around.end) for one in others
    }
    assert expected == found


@given(_nested())
def test_sweep_when_spans_nest_then_what_is_around_holds_each(spans: list[tuple[int, int]]) -> None:
    items = [_function(*span) for span in sorted(set(spans))]
    sweep.sweep([], items, 200)
    for one in items:
        holders = [
            other
            for other in items
            if other is not one and other.start <= one.start and one.end <= other.end
        ]
        smallest = min(holders, key=lambda other: other.end - other.start, default=None)
        assert smallest is one.around
