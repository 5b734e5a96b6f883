class A
{
    bool Same(Point a, Point b)
    {
        // ruleid: csharp-self-comparison
        if (a.X == a.X) { return true; }
        // ruleid: csharp-self-comparison
        if (ready && ready) { return true; }
        // ok: csharp-self-comparison
        if (a.X == b.X) { return true; }
        // ok: csharp-self-comparison
        return d != d;
    }
}
