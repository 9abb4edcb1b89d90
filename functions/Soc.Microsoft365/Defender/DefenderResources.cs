namespace Soc.Microsoft365.Defender;

/// <summary>learn.microsoft.com/defender-endpoint/api/machine, as far as we read it.</summary>
internal sealed record MachineResource(string Id, string? ComputerDnsName, string? AadDeviceId = null, DateTimeOffset? LastSeen = null);

/// <summary>learn.microsoft.com/defender-endpoint/api/machineaction.</summary>
internal sealed record MachineActionResource(string Id, string? Type, string? RequestorComment, string? Status, DateTimeOffset? CreationDateTimeUtc)
{
    public bool Open => Status is "Pending" or "InProgress";
}

/// <summary>learn.microsoft.com/defender-endpoint/api/ti-indicator.</summary>
internal sealed record IndicatorResource(string Id, string? Action, string? Description)
{
    /// <summary>AlertAndBlock is the older name that tenants may still hold.</summary>
    public bool Blocks => Action is "Block" or "BlockAndRemediate" or "AlertAndBlock";
}

/// <summary>Body of POST /api/machines/{id}/isolate. The API's body parameters are case-sensitive.</summary>
internal sealed record Isolation(string Comment, string IsolationType);

/// <summary>Body of unisolate and cancel.</summary>
internal sealed record Remark(string Comment);

/// <summary>Body of POST /api/indicators.</summary>
/// <param name="ExpirationTime">UTC.</param>
internal sealed record IndicatorSubmission(
    string IndicatorValue, string IndicatorType, string Action, string Title, string Description, string Severity, DateTime ExpirationTime);
