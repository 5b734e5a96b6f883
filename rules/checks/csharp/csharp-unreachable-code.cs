class A
{
    int F(bool x)
    {
        if (x)
        {
            return 1;
            // ruleid: csharp-unreachable-code
            Close();
        }
        throw new Exception();
        // ruleid: csharp-unreachable-code
        return 2;
    }

    int G()
    {
        // ok: csharp-unreachable-code
        Close();
        // ok: csharp-unreachable-code
        return 1;
    }
}
