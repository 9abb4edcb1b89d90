using System.Text.Json.Nodes;
using Soc.Simulator.Server;

namespace Soc.Simulator.Defender;

/// <summary>Error bodies of the Defender for Endpoint API (learn.microsoft.com/defender-endpoint/api/common-errors).</summary>
internal static class DefenderError
{
    public static Reply Of(int status, string code, string message) => new(status, new JsonObject
    {
        ["error"] = new JsonObject { ["code"] = code, ["message"] = message, ["target"] = Guid.NewGuid().ToString() },
    });

    public static Reply Unauthenticated() => Of(401, "Unauthorized", "Unauthorized (invalid or expired authorization header).");

    public static Reply NotFound(string what) => Of(404, "ResourceNotFound", $"{what} was not found");

    public static Reply Missing(string parameter) => Of(400, "MissingRequiredParameter", $"Parameter {parameter} is missing.");
}
