class A
{
    bool F(Person p)
    {
        // ruleid: csharp-nullcheck-with-wrong-operator
        if (p == null && p.Name == "") { return true; }
        // ruleid: csharp-nullcheck-with-wrong-operator
        if (p != null || p.Name == "") { return true; }
        // ok: csharp-nullcheck-with-wrong-operator
        if (p == null || p.Name == "") { return true; }
        // ok: csharp-nullcheck-with-wrong-operator
        return p != null && p.Name == "";
    }
}
