using Microsoft.AspNetCore.Http;

public class Sessions
{
    public void Login()
    {
        // ruleid: csharp-insecure-cookie
        var a = new CookieOptions { HttpOnly = true, Secure = false };
        // ruleid: csharp-insecure-cookie
        Response.Cookies.Append("token", token);
        // ok: csharp-insecure-cookie
        var b = new CookieOptions { HttpOnly = true, Secure = true };
        // ok: csharp-insecure-cookie
        Response.Cookies.Append("token", token, b);
    }
}
