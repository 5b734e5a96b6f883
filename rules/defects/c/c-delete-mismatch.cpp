#include <cstdlib>

struct Box { int a; };

void f()
{
    char *text = new char[20];
    // ruleid: c-delete-mismatch
    delete text;
    char *other = new char[20];
    // ok: c-delete-mismatch
    delete [] other;
    Box *box = (Box *)malloc(sizeof(Box));
    // ruleid: c-delete-mismatch
    delete box;
    char *made = (char *)malloc(4);
    // ok: c-delete-mismatch
    free(made);
}
