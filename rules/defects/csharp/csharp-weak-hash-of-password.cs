using System.Security.Cryptography;
using System.Text;

public class Users
{
    public byte[] Store(string password, byte[] data)
    {
        using var md5 = MD5.Create();
        // ruleid: csharp-weak-hash-of-password
        var a = md5.ComputeHash(Encoding.UTF8.GetBytes(password));
        // ruleid: csharp-weak-hash-of-password
        var b = SHA256.HashData(Encoding.UTF8.GetBytes(password));
        // ok: csharp-weak-hash-of-password
        var c = Rfc2898DeriveBytes.Pbkdf2(password, salt, 600000, HashAlgorithmName.SHA256, 32);
        // ok: csharp-weak-hash-of-password
        var d = SHA256.HashData(data);
        return a;
    }
}
