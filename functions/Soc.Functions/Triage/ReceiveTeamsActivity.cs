using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Soc.Functions.Processes;
using Soc.Microsoft365.Teams;

namespace Soc.Functions.Triage;

/// <summary>/api/messages: what Teams tells the bot. Anonymous for the platform, because the Bot Connector shows a token of its own, which <see cref="TeamsEndpoint"/> checks.</summary>
public sealed class ReceiveTeamsActivity(TeamsEndpoint endpoint, Engines engines)
{
    [Function(nameof(ReceiveTeamsActivity))]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "messages")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        var (status, json) = await endpoint.Take(request.Headers.Authorization, request.Body, engines.For(client), cancellation);
        return json is null ? new StatusCodeResult(status) : new ContentResult { StatusCode = status, Content = json, ContentType = "application/json; charset=utf-8" };
    }
}
