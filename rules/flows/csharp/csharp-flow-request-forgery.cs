using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using Microsoft.AspNetCore.Mvc;
namespace Shop.Web
{
    public class OrdersController : Controller
    {
        private readonly HttpClient client = new HttpClient();

        [HttpPost]
        public async Task<IActionResult> Fetch([FromForm] string address)
        {
            // ruleid: csharp-flow-request-forgery
            var text = await client.GetStringAsync(address);
            // ok: csharp-flow-request-forgery
            var other = await client.GetStringAsync("https://api.example.org/" + Uri.EscapeDataString(address));
            var uri = new Uri(address);
            if (uri.Host != "images.example.org")
            {
                return BadRequest();
            }
            // ok: csharp-flow-request-forgery
            return Ok(await client.GetStringAsync(uri));
        }

        public string Old(string feed)
        {
            // ruleid: csharp-flow-request-forgery
            var request = WebRequest.Create("http://" + feed + "/rss");
            return request.ToString();
        }
    }
}
