struct node { struct node *left, *right; };

int size(struct node *n)
{
    if (!n)
        return 0;
    // ruleid: c-recursion-unbounded
    return size(n->left) + size(n->right) + 1;
}

void walk(struct node *n)
{
    if (n) {
        // ruleid: c-recursion-unbounded
        walk(n->left);
    }
}

int bounded(struct node *n, int depth)
{
    if (!n || depth > 100)
        return 0;
    // ok: c-recursion-unbounded
    return bounded(n->left, depth + 1) + 1;
}

int other(struct node *n)
{
    // ok: c-recursion-unbounded
    return size(n);
}
