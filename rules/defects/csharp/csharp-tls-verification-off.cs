using System.Net;
using System.Net.Http;

public class Client
{
    public void Open()
    {
        var handler = new HttpClientHandler();
        // ruleid: csharp-tls-verification-off
        handler.ServerCertificateCustomValidationCallback = (a, b, c, d) => true;
        // ruleid: csharp-tls-verification-off
        ServicePointManager.ServerCertificateValidationCallback += (sender, cert, chain, errors) => true;
        // ok: csharp-tls-verification-off
        handler.ServerCertificateCustomValidationCallback = (a, b, c, e) => e == SslPolicyErrors.None;
        // ok: csharp-tls-verification-off
        handler.AllowAutoRedirect = false;
    }
}
