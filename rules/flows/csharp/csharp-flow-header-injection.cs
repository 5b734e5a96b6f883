using System;
using System.Collections.Generic;
using System.Linq;
using System.Web;
using Microsoft.AspNetCore.Mvc;
namespace Shop.Web
{
    public class OrdersController : Controller
    {
        public void Send(string name)
        {
            // ruleid: csharp-flow-header-injection
            Response.AppendHeader("X-Name", name);
            // ruleid: csharp-flow-header-injection
            Response.AddHeader("Content-Disposition", "attachment; filename=" + Request.QueryString["file"]);
            // ok: csharp-flow-header-injection
            Response.AppendHeader("X-Name", Uri.EscapeDataString(name));
            // ok: csharp-flow-header-injection
            Response.AddHeader("X-Page", "1");
        }
    }
}
