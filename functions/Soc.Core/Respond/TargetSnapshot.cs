using System.Text.Json.Serialization;

namespace Soc.Core.Respond;

/// <summary>What a target looked like just before it was acted on: what the guards are checked against, and what undo restores.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "target")]
[JsonDerivedType(typeof(Account), "account")]
[JsonDerivedType(typeof(AuthenticationMethods), "authenticationMethods")]
[JsonDerivedType(typeof(InboxRules), "inboxRules")]
[JsonDerivedType(typeof(Machine), "machine")]
[JsonDerivedType(typeof(Indicators), "indicators")]
public abstract record TargetSnapshot
{
    private TargetSnapshot() { }

    /// <param name="SessionsValidFrom">signInSessionsValidFromDateTime, UTC.</param>
    /// <param name="DirectoryRoles">displayName of the directory roles that the user holds.</param>
    public sealed record Account(
        string UserId,
        string UserPrincipalName,
        bool Enabled,
        bool Synchronized,
        DateTimeOffset? SessionsValidFrom,
        IReadOnlyList<string> DirectoryRoles) : TargetSnapshot;

    /// <summary>The methods to remove (registered at the time the action names); not the user's others.</summary>
    public sealed record AuthenticationMethods(string UserId, IReadOnlyList<AuthenticationMethod> Methods) : TargetSnapshot;

    /// <summary>The inbox rules of that name.</summary>
    public sealed record InboxRules(string UserId, IReadOnlyList<InboxRule> Rules) : TargetSnapshot;

    /// <param name="OpenActions">Machine actions of any kind that are Pending or InProgress.</param>
    /// <param name="Isolated">Isolated by somebody else before us and not released since: undo leaves it so.</param>
    public sealed record Machine(
        string MachineId,
        string ComputerName,
        IReadOnlyList<MachineAction> OpenActions,
        bool Isolated = false) : TargetSnapshot;

    /// <summary>Indicators that exist for the value already.</summary>
    public sealed record Indicators(IReadOnlyList<Indicator> Existing) : TargetSnapshot;
}

/// <param name="Type">The OData type without its namespace: microsoftAuthenticatorAuthenticationMethod, phoneAuthenticationMethod …</param>
public sealed record AuthenticationMethod(string Id, string Type, string? DisplayName, DateTimeOffset? CreatedAt);

public sealed record InboxRule(string Id, string DisplayName, bool Enabled, bool ReadOnly);

/// <param name="Type">Isolate, Unisolate, RunAntiVirusScan …</param>
/// <param name="Status">Pending, InProgress, Succeeded, Failed, TimeOut, Cancelled.</param>
/// <param name="Ours">Its comment carries the key of this very action.</param>
public sealed record MachineAction(string Id, string Type, string Status, bool Ours);

/// <param name="Ours">Its description carries the key of this very action.</param>
public sealed record Indicator(string Id, string Action, bool Ours);
