using Soc.Core.Ingest;
using Soc.Core.Tenants;

namespace Soc.Core.Detect;

/// <summary>
/// What a detection raised about an event (OCSF Detection Finding). A pure function of the event, its tenant's profile and the rule, so
/// that the same signal always gives the same alert, however often and whenever it arrives.
/// </summary>
/// <param name="Id">Derived from tenant, detection and the event's key; equal for duplicates.</param>
/// <param name="Time">Event time, UTC.</param>
/// <param name="Techniques">ATT&amp;CK technique ids, upper case, ordered ("T1566.002").</param>
/// <param name="Confidence">0 to 100, OCSF confidence_score.</param>
/// <param name="Entities">Ordered, each once.</param>
/// <param name="Evidence">What the analyst sees: attribute and value, as the rule matched them. Attacker-controlled text.</param>
/// <param name="EventUid">OCSF metadata.uid of the event; the raw record is kept under it.</param>
public sealed record Alert(
    string Id,
    TenantId Tenant,
    DetectionReference Detection,
    DateTimeOffset Time,
    Phase Phase,
    IReadOnlyList<string> Techniques,
    Severity Severity,
    int Confidence,
    IReadOnlyList<Entity> Entities,
    IReadOnlyList<Evidence> Evidence,
    string EventUid,
    SignalSource Source);

/// <param name="Kind">Who speaks: our rule, or a vendor's own alert.</param>
public sealed record DetectionReference(string Id, string Title, DetectionKind Kind);

public enum DetectionKind { SigmaRule, VendorAlert }

public sealed record Evidence(string Attribute, string Value);
