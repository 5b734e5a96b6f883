using System.Runtime.Serialization.Formatters.Binary;
using Newtonsoft.Json;

public class State
{
    public object Read(Stream s, string text)
    {
        var f = new BinaryFormatter();
        // ruleid: csharp-unsafe-deserialization
        var a = f.Deserialize(s);
        // ruleid: csharp-unsafe-deserialization
        var settings = new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.All };
        // ok: csharp-unsafe-deserialization
        var plain = new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.None };
        // ok: csharp-unsafe-deserialization
        var b = System.Text.Json.JsonSerializer.Deserialize<Order>(text);
        return a;
    }
}
