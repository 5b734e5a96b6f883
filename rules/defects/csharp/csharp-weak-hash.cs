using System.Security.Cryptography;

public class Sums
{
    public void Sum(byte[] data)
    {
        // ruleid: csharp-weak-hash
        using var a = MD5.Create();
        // ruleid: csharp-weak-hash
        var b = new SHA1CryptoServiceProvider();
        // ok: csharp-weak-hash
        using var c = SHA256.Create();
        // ok: csharp-weak-hash
        var d = SHA512.HashData(data);
    }
}
