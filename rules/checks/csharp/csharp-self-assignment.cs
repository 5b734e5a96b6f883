class A
{
    A(string name)
    {
        // ruleid: csharp-self-assignment
        name = name;
        // ruleid: csharp-self-assignment
        this.size = this.size;
        // ok: csharp-self-assignment
        this.name = name;
        var o = new B
        {
            // ok: csharp-self-assignment
            Name = Name
        };
    }
}

class Box : Control
{
    void Refresh()
    {
        // ok: csharp-self-assignment
        Text = Text;
    }
}
