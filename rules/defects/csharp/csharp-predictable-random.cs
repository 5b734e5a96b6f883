using System;

public class Tokens
{
    public string NewToken()
    {
        // ruleid: csharp-predictable-random
        var r = new Random();
        return r.Next().ToString();
    }

    public void Login()
    {
        // ruleid: csharp-predictable-random
        var sessionId = new Random().Next();
        // ok: csharp-predictable-random
        var delay = new Random().Next(100);
        // ok: csharp-predictable-random
        var key = RandomNumberGenerator.GetInt32(1000000);
    }
}
