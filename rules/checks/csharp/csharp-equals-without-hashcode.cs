class A
{
    // ruleid: csharp-equals-without-hashcode
    public override bool Equals(object o)
    {
        return true;
    }
}

struct B
{
    // ruleid: csharp-equals-without-hashcode
    public override bool Equals(object o) => true;
}

class C
{
    // ok: csharp-equals-without-hashcode
    public override bool Equals(object o) => true;

    public override int GetHashCode() => 1;
}

class D
{
    // ok: csharp-equals-without-hashcode
    public bool Equals(D o) => true;
}
