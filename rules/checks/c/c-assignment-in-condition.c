void f(int a, int b)
{
    // ruleid: c-assignment-in-condition
    if (a = 5)
        b = 1;
    // ruleid: c-assignment-in-condition
    if (a = 0) {
        b = 2;
    }
    // ok: c-assignment-in-condition
    if (a == 5)
        b = 1;
    // ok: c-assignment-in-condition
    if ((a = b) != 0)
        b = 2;
}
