using System.Web.Mvc;

public class PagesController : Controller
{
    // ruleid: csharp-validation-switched-off
    [ValidateInput(false)]
    public ActionResult Save(string text)
    {
        return View();
    }

    // ruleid: csharp-validation-switched-off
    [IgnoreAntiforgeryToken]
    public ActionResult Pay(int n)
    {
        return View();
    }

    // ok: csharp-validation-switched-off
    [ValidateAntiForgeryToken]
    public ActionResult Buy(int n)
    {
        return View();
    }

    // ok: csharp-validation-switched-off
    public ActionResult Index()
    {
        return View();
    }
}
