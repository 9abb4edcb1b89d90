using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Azure.Data.Tables
{
    // Signatures: sdk/tables/Azure.Data.Tables/api/Azure.Data.Tables.net10.0.cs. Behavior: src/TableEntity.cs and src/TableEntity.Dictionary.cs:
    // the keys, the timestamp and the ETag lie among the properties.

    public interface ITableEntity
    {
        string PartitionKey { get; set; }

        string RowKey { get; set; }

        DateTimeOffset? Timestamp { get; set; }

        ETag ETag { get; set; }
    }

    public sealed class TableEntity : ITableEntity, IDictionary<string, object>
    {
        private readonly Dictionary<string, object> _properties = [];

        public TableEntity() { }

        public TableEntity(string partitionKey, string rowKey) => (PartitionKey, RowKey) = (partitionKey, rowKey);

        public string PartitionKey { get => (string)this["PartitionKey"]; set => this["PartitionKey"] = value; }

        public string RowKey { get => (string)this["RowKey"]; set => this["RowKey"] = value; }

        public DateTimeOffset? Timestamp { get => (DateTimeOffset?)this["Timestamp"]; set => this["Timestamp"] = value; }

        public ETag ETag { get => new((string)this["odata.etag"]); set => this["odata.etag"] = value.ToString(); }

        public ICollection<string> Keys => _properties.Keys;

        ICollection<object> IDictionary<string, object>.Values => _properties.Values;

        public int Count => _properties.Count;

        bool ICollection<KeyValuePair<string, object>>.IsReadOnly => false;

        public object this[string key] { get => _properties.GetValueOrDefault(key); set => _properties[key] = value; }

        public byte[] GetBinary(string key) => (byte[])this[key];

        public void Add(string key, object value) => this[key] = value;

        public void Clear() => _properties.Clear();

        public bool ContainsKey(string key) => _properties.ContainsKey(key);

        public bool Remove(string key) => _properties.Remove(key);

        public bool TryGetValue(string key, [MaybeNullWhen(false)] out object value) => _properties.TryGetValue(key, out value);

        void ICollection<KeyValuePair<string, object>>.Add(KeyValuePair<string, object> item) => this[item.Key] = item.Value;

        bool ICollection<KeyValuePair<string, object>>.Contains(KeyValuePair<string, object> item) => _properties.Contains(item);

        void ICollection<KeyValuePair<string, object>>.CopyTo(KeyValuePair<string, object>[] array, int arrayIndex) =>
            ((ICollection<KeyValuePair<string, object>>)_properties).CopyTo(array, arrayIndex);

        bool ICollection<KeyValuePair<string, object>>.Remove(KeyValuePair<string, object> item) =>
            ((ICollection<KeyValuePair<string, object>>)_properties).Remove(item);

        IEnumerator<KeyValuePair<string, object>> IEnumerable<KeyValuePair<string, object>>.GetEnumerator() => _properties.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => _properties.GetEnumerator();
    }
}

namespace Azure.Data.Tables.Models
{
    /// <summary>Source: sdk/tables/Azure.Data.Tables/src/Generated/Models/TableItem.cs.</summary>
    public class TableItem
    {
        internal TableItem(string name) => Name = name;

        public string Name { get; }
    }
}
