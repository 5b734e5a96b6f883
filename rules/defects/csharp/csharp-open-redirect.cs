using Microsoft.AspNetCore.Mvc;

public class AccountController : Controller
{
    public IActionResult Login(string returnUrl)
    {
        // ruleid: csharp-open-redirect
        Response.Redirect(Request.Query["next"]);
        if (Url.IsLocalUrl(returnUrl))
        {
            // ok: csharp-open-redirect
            return Redirect(returnUrl);
        }
        // ok: csharp-open-redirect
        return LocalRedirect(returnUrl);
    }

    [HttpPost]
    public IActionResult Back(string to)
    {
        // ok: csharp-open-redirect
        Redirect("/users/" + to);
        // ruleid: csharp-open-redirect
        return Redirect(to);
    }
}
