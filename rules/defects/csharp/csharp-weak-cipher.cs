using System.Security.Cryptography;

public class Box
{
    public void Ciphers()
    {
        // ruleid: csharp-weak-cipher
        using var a = DES.Create();
        using var b = Aes.Create();
        // ruleid: csharp-weak-cipher
        b.Mode = CipherMode.ECB;
        // ok: csharp-weak-cipher
        using var c = Aes.Create();
        // ok: csharp-weak-cipher
        c.Mode = CipherMode.CBC;
    }
}
