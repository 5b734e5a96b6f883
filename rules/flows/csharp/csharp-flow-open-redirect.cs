using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.AspNetCore.Mvc;
namespace Shop.Web
{
    public class OrdersController : Controller
    {
        public IActionResult Login(string next)
        {
            if (string.IsNullOrEmpty(next))
            {
                // ok: csharp-flow-open-redirect
                return Redirect("/");
            }
            // ruleid: csharp-flow-open-redirect
            return Redirect(next);
        }

        public IActionResult Safe(string next)
        {
            if (!Url.IsLocalUrl(next))
            {
                next = "/";
            }
            // ok: csharp-flow-open-redirect
            return Redirect(next);
        }

        public void Away()
        {
            // ruleid: csharp-flow-open-redirect
            Response.Redirect(Request.Query["to"]);
        }
    }
}
