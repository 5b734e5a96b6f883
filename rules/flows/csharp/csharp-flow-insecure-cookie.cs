using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.AspNetCore.Mvc;
namespace Shop.Web
{
    public class OrdersController : Controller
    {
        public void Set(string id)
        {
            var open = new CookieOptions { HttpOnly = true };
            // ruleid: csharp-flow-insecure-cookie
            Response.Cookies.Append("session", id, open);
            // ruleid: csharp-flow-insecure-cookie
            Response.Cookies.Append("auth", id, new CookieOptions { Secure = false, HttpOnly = true });
            open.Secure = true;
            // ok: csharp-flow-insecure-cookie
            Response.Cookies.Append("session", id, open);
            // ok: csharp-flow-insecure-cookie
            Response.Cookies.Append("theme", "dark", new CookieOptions());
        }
    }
}
