#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct node { struct node *next; int value; };

int f(struct node *n)
{
    free(n);
    // ruleid: c-use-after-free
    return n->value;
}

void g(void)
{
    char *text = malloc(20);
    strcpy(text, "a");
    free(text);
    // ruleid: c-use-after-free
    printf("%s", text);
}

void h(struct node *n)
{
    while (n) {
        // ok: c-use-after-free
        struct node *next = n->next;
        free(n);
        n = next;
    }
}

void i(char *text)
{
    free(text);
    text = malloc(4);
    // ok: c-use-after-free
    strcpy(text, "abc");
}

int filled_again(struct packet *from)
{
    char *name = NULL;
    int failed;
    free(name);
    if ((failed = take_string(from, &name)) != 0)
        return failed;
    // ok: c-use-after-free
    return name[0] == 'x';
}
