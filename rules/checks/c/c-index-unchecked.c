struct state { int at; unsigned char *data; };

int f(struct state *state, int *table)
{
    int n = get_bits(state, 4);
    // ruleid: c-index-unchecked
    int a = table[state->at];
    // ruleid: c-index-unchecked
    return a + table[n];
}

int g(struct state *state, int *table)
{
    if (state->at < 0 || state->at >= 16)
        return 0;
    // ok: c-index-unchecked
    int a = table[state->at];
    // ok: c-index-unchecked
    return a + table[3];
}
