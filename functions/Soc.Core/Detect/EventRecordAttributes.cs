using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using Soc.Core.Normalize;

namespace Soc.Core.Detect;

/// <summary>An event under its OCSF attribute names: <c>actor.user.uid</c>, <c>src_endpoint.ip</c>, <c>process.cmd_line</c>.</summary>
internal static class EventRecordAttributes
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private static readonly FrozenSet<string> Roots = new[]
    {
        "metadata", "time", "class_uid", "class_name", "activity_name", "status", "status_code", "status_detail", "severity", "actor", "user",
        "device", "src_endpoint", "dst_endpoint", "http_request", "process", "file", "email", "url", "auth_protocol", "is_mfa", "service",
        "entity", "finding_info", "http_response", "connection_info", "query", "traffic", "disposition", "logon_type", "registry", "module", "job", "risk",
        "privileges", "message", "script", "finding_info_list", "evidences", "verdict",
    }.ToFrozenSet();

    public static bool Has(string path) => Roots.Contains(path.Split('.', 2)[0]);

    /// <returns>UTF-8 JSON.</returns>
    public static byte[] Of(SecurityEvent found) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            Metadata = new { found.Uid },
            found.Time,
            ClassUid = (int)found.Class,
            ClassName = found.Class.ToString(),
            ActivityName = found.Activity,
            Status = found.Status.ToString(),
            found.StatusCode,
            found.StatusDetail,
            found.Severity,
            found.Actor,
            found.User,
            found.Device,
            found.SrcEndpoint,
            found.DstEndpoint,
            found.HttpRequest,
            found.Process,
            found.File,
            found.Email,
            found.Url,
            found.AuthProtocol,
            found.IsMfa,
            found.Service,
            found.Entity,
            found.FindingInfo,
            found.HttpResponse,
            found.ConnectionInfo,
            found.Query,
            found.Traffic,
            found.Disposition,
            found.LogonType,
            found.Registry,
            found.Module,
            found.Job,
            found.Risk,
            found.Privileges,
            found.Message,
            found.Script,
            found.FindingInfoList,
            found.Evidences,
            found.Verdict,
        },
        Options);
}
