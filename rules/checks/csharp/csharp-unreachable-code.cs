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

class Versions
{
    bool IsProject(string path)
    {
#if OLD
        if (path.Length > 1)
#else
        if (path.Length > 2)
#endif
            return false;
        // ok: csharp-unreachable-code
        if (path.StartsWith("http:"))
            return false;
        return true;
    }
}
