using System.IO;

public class Reader
{
    public string First(string path)
    {
        // ruleid: csharp-disposable-not-disposed
        var r = new StreamReader(path);
        string line = r.ReadLine();
        return line;
    }

    public void Write(string path)
    {
        // ruleid: csharp-disposable-not-disposed
        FileStream f = new FileStream(path, FileMode.Create);
        f.WriteByte(1);
    }

    public string Good(string path)
    {
        // ok: csharp-disposable-not-disposed
        using var r = new StreamReader(path);
        return r.ReadLine();
    }

    public Stream Open(string path)
    {
        // ok: csharp-disposable-not-disposed
        var f = new FileStream(path, FileMode.Open);
        return f;
    }
}

public class Piped
{
    public void Run()
    {
        // ok: csharp-disposable-not-disposed
        var output = new BinaryWriter(Console.OpenStandardOutput());
        output.Write(1);
    }
}
