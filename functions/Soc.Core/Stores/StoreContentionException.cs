namespace Soc.Core.Stores;

/// <summary>Others kept changing the same documents; the same call may succeed later.</summary>
public sealed class StoreContentionException(string message) : Exception(message);
