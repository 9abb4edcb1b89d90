using System.Text.Json.Serialization;

namespace Soc.Core.Respond;

/// <summary>One thing that can be done against one target, named with what the Graph or Defender calls it, and its way back.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "action")]
[JsonDerivedType(typeof(RevokeSessions), "revokeSessions")]
[JsonDerivedType(typeof(DisableAccount), "disableAccount")]
[JsonDerivedType(typeof(RemoveAuthenticationMethod), "removeAuthenticationMethod")]
[JsonDerivedType(typeof(DisableInboxRule), "disableInboxRule")]
[JsonDerivedType(typeof(IsolateDevice), "isolateDevice")]
[JsonDerivedType(typeof(BlockIndicator), "blockIndicator")]
public abstract record ContainmentAction
{
    private ContainmentAction() { }

    // An override does not inherit the attribute: each repeats it.

    /// <summary>The same for the same deed against the same target; letters, digits, '-', '_', '.' and '~' only.</summary>
    [JsonIgnore]
    public abstract string Id { get; }

    [JsonIgnore]
    public abstract Inverse Inverse { get; }

    /// <summary>POST /users/{id}/revokeSignInSessions.</summary>
    public sealed record RevokeSessions(string UserId) : ContainmentAction
    {
        [JsonIgnore] public override string Id => ActionId.Of("revoke-sessions", UserId);
        [JsonIgnore] public override Inverse Inverse => new Inverse.NotNeeded("The user signs in again.");
    }

    /// <summary>PATCH /users/{id} accountEnabled=false.</summary>
    public sealed record DisableAccount(string UserId) : ContainmentAction
    {
        [JsonIgnore] public override string Id => ActionId.Of("disable-account", UserId);
        [JsonIgnore] public override Inverse Inverse => new Inverse.Undoable("Enable the account again, if it was enabled before.");
    }

    /// <summary>DELETE /users/{id}/authentication/{type}Methods/{id}, for the methods registered at that time.</summary>
    /// <param name="RegisteredAt">UTC, as the audit record says; the directory's own createdDateTime may differ by minutes.</param>
    public sealed record RemoveAuthenticationMethod(string UserId, DateTimeOffset RegisteredAt) : ContainmentAction
    {
        [JsonIgnore] public override string Id => ActionId.Of("remove-authentication-method", $"{UserId}/{RegisteredAt.UtcDateTime:O}");
        [JsonIgnore] public override Inverse Inverse => new Inverse.Irreversible("Issue a Temporary Access Pass; the user registers again.");
    }

    /// <summary>PATCH /users/{id}/mailFolders/inbox/messageRules/{ruleId} isEnabled=false.</summary>
    /// <param name="RuleName">displayName of the rule. Attacker-controlled text.</param>
    public sealed record DisableInboxRule(string UserId, string RuleName) : ContainmentAction
    {
        [JsonIgnore] public override string Id => ActionId.Of("disable-inbox-rule", $"{UserId}/{RuleName}");
        [JsonIgnore] public override Inverse Inverse => new Inverse.Undoable("Enable the rule again, if it was enabled before.");
    }

    /// <summary>POST /api/machines/{id}/isolate, IsolationType Full.</summary>
    /// <param name="MachineId">Defender machine id.</param>
    public sealed record IsolateDevice(string MachineId) : ContainmentAction
    {
        [JsonIgnore] public override string Id => ActionId.Of("isolate-device", MachineId);
        [JsonIgnore] public override Inverse Inverse => new Inverse.Undoable("Release the device from isolation.");
    }

    /// <summary>POST /api/indicators, action Block.</summary>
    public sealed record BlockIndicator(IndicatorType Type, string Value) : ContainmentAction
    {
        [JsonIgnore] public override string Id => ActionId.Of("block-indicator", $"{Type}/{Value}");
        [JsonIgnore] public override Inverse Inverse => new Inverse.Undoable("Delete the indicator, if it was not there before.");
    }
}

/// <summary>indicatorType of the Defender indicators API, as far as we block it.</summary>
public enum IndicatorType { IpAddress, DomainName, Url, FileSha256 }

/// <summary>The way back of an action.</summary>
public abstract record Inverse
{
    private Inverse(string description) => Description = description;

    public string Description { get; }

    public sealed record Undoable(string Description) : Inverse(Description);

    public sealed record NotNeeded(string Description) : Inverse(Description);

    public sealed record Irreversible(string Description) : Inverse(Description);
}
