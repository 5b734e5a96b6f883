class A
{
    void F(int n)
    {
        if (n == 1) { A(); }
        // ruleid: csharp-duplicate-condition
        else if (n == 1) { B(); }
        if (n == 3) { A(); }
        else if (n == 2) { B(); }
        // ruleid: csharp-duplicate-condition
        else if (n == 3) { C(); }
        if (n == 1) { A(); }
        // ok: csharp-duplicate-condition
        else if (n == 2) { B(); }
        if (Next() == 1) { A(); }
        // ok: csharp-duplicate-condition
        else if (Next() == 1) { B(); }
    }
}
