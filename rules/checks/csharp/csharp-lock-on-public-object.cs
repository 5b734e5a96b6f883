class A
{
    void F()
    {
        // ruleid: csharp-lock-on-public-object
        lock (this)
        {
            n++;
        }
        // ruleid: csharp-lock-on-public-object
        lock (typeof(A))
        {
            n++;
        }
        // ok: csharp-lock-on-public-object
        lock (gate)
        {
            n++;
        }
        // ok: csharp-lock-on-public-object
        lock (other.gate)
        {
            n++;
        }
    }
}
