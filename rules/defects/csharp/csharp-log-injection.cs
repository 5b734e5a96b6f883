using Microsoft.AspNetCore.Mvc;

public class LoginController : Controller
{
    public IActionResult Login(string user)
    {
        // ruleid: csharp-log-injection
        _logger.LogInformation("login of " + user);
        // ruleid: csharp-log-injection
        logger.LogWarning($"bad agent {Request.Headers["User-Agent"]}");
        // ok: csharp-log-injection
        _logger.LogInformation("login of " + user.Replace("\n", ""));
        // ok: csharp-log-injection
        _logger.LogInformation("login");
        return Ok();
    }
}
