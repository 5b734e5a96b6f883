using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.AspNetCore.Mvc;
namespace Shop.Web
{
    public class OrdersController : Controller
    {
        public void Keep(string role, int page)
        {
            // ruleid: csharp-flow-trust-boundary
            HttpContext.Session.SetString("role", role);
            // ruleid: csharp-flow-trust-boundary
            Session["name"] = Request.Form["name"];
            // ok: csharp-flow-trust-boundary
            Session["page"] = page;
            // ok: csharp-flow-trust-boundary
            HttpContext.Session.SetString("page", page.ToString());
        }
    }
}
