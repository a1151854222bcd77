package io.railiance.platform.review;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** The rules that are code, by the name that {@code rules/*.yaml} call them by. */
final class Judges {
  static final SortedMap<String, Judge> ALL = all();

  private Judges() {}

  private static SortedMap<String, Judge> all() {
    SortedMap<String, Judge> all = new TreeMap<>();
    all.put("config-gone", ConfigReaders::gone);
    all.put("config-not-rolled", ConfigReaders::notRolled);
    all.put("config-reloaded", ConfigReaders::reloaded);
    all.put("config-removed", ConfigReaders::missed);
    all.put("config-rolls", ConfigReaders::rolled);
    all.put("config-unread", ConfigReaders::unread);
    all.put("container-port-removed", ServiceChanges::portsLost);
    all.put("credential-changed", ConfigReaders::credential);
    all.put("dashboard-changed", ConfigReaders::dashboard);
    all.put("data-mount-moved", Volumes::mountMoved);
    all.put("data-path-argument", DataPaths::moved);
    all.put("engine-downgrade", ImageChanges::downgrade);
    all.put("engine-major", ImageChanges::major);
    all.put("engine-minor", ImageChanges::minor);
    all.put("image-moved", ImageChanges::moved);
    all.put("image-unpinned", ImageChanges::unpinned);
    all.put("immutable-data", ImmutableData::hits);
    all.put("label-changed", Labelled::unselected);
    all.put("label-selected", Labelled::unmonitored);
    all.put("namespace-security-lowered", NamespaceSecurity::lowered);
    all.put("namespace-security-raised", NamespaceSecurity::raised);
    all.put("network-closed", NetworkReach::closed);
    all.put("network-opened", NetworkReach::opened);
    all.put("network-policy-added", PolicySelection::closesOld);
    all.put("network-policy-for-new-pods", PolicySelection::closesNew);
    all.put("network-rules-same", NetworkReach::same);
    all.put("network-selects-less", PolicySelection::less);
    all.put("network-selects-more", PolicySelection::more);
    all.put("network-selects-same", PolicySelection::same);
    all.put("pod-security-added", PodSecurityChange::added);
    all.put("pod-security-gained", PodSecurityChange::gained);
    all.put("pod-security-lost", PodSecurityChange::lost);
    all.put("quorum-lost", Scaling::quorumLost);
    all.put("rights-narrowed", Rights::narrowed);
    all.put("rights-same", Rights::same);
    all.put("rights-widened", Rights::widened);
    all.put("scale-down-deletes", Scaling::deletes);
    all.put("service-loses-pods", ServiceChanges::podsLost);
    all.put("service-selector-changed", ServiceChanges::selector);
    all.put("service-selector-same", ServiceChanges::sameSelector);
    all.put("service-target-changed", ServiceChanges::target);
    all.put("service-target-same", ServiceChanges::sameTarget);
    all.put("strategy-default-left", StrategyLeft::hits);
    all.put("template-unselected", TemplateLabels::missed);
    all.put("volume-source-changed", Volumes::sourceChanged);
    return Collections.unmodifiableSortedMap(all);
  }
}
