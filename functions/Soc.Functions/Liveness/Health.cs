using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Soc.Functions.Liveness;

/// <summary>/api/health: 200 when the stores and the alerts hub answer, 503 when one does not. Says which, and nothing else.</summary>
public sealed class Health(Checkup checkup)
{
    [Function(nameof(Health))]
    public async Task<IActionResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request, CancellationToken cancellation)
    {
        var report = await checkup.Look(cancellation);
        return new ObjectResult(report) { StatusCode = report.Healthy ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable };
    }
}
