struct box { int a; };

void f(struct box *this_box, int a, int b)
{
    // ruleid: c-self-assignment
    a = a;
    // ruleid: c-self-assignment
    this_box->a = this_box->a;
    // ok: c-self-assignment
    this_box->a = a;
    // ok: c-self-assignment
    b = a;
}
