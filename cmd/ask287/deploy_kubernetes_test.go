package main

import (
	"strings"
	"testing"

	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	policyv1 "k8s.io/api/policy/v1"
	"sigs.k8s.io/yaml"
)

// The manifests are Kubernetes' by its own types, without a field that these do not have, and fit each other: those of one replica and those of
// several.
func TestDeployKubernetes(t *testing.T) {
	t.Parallel()
	var set appsv1.StatefulSet
	var service corev1.Service
	var policy networkingv1.NetworkPolicy
	manifests(t, []string{"--image", "r.example.org/ask287:1"}, &set, &service, &policy)
	if set.Kind != "StatefulSet" || service.Kind != "Service" || policy.Kind != "NetworkPolicy" || set.Spec.ServiceName != service.Name || *set.Spec.Replicas != 1 {
		t.Errorf("%s of %s, %s, %s", set.Kind, set.Spec.ServiceName, service.Kind, policy.Kind)
	}
	fits(t, set.Spec.Template, set.Spec.VolumeClaimTemplates, service, policy, set.Spec.Selector.MatchLabels)

	var several appsv1.Deployment
	var budget policyv1.PodDisruptionBudget
	manifests(t, []string{"--replicas", "3"}, &several, &budget, &service, &policy)
	if several.Kind != "Deployment" || budget.Kind != "PodDisruptionBudget" || *several.Spec.Replicas != 3 || several.Spec.Strategy.RollingUpdate.MaxUnavailable.IntValue() != 0 {
		t.Errorf("%s, %s: %+v", several.Kind, budget.Kind, several.Spec)
	}
	fits(t, several.Spec.Template, nil, service, policy, several.Spec.Selector.MatchLabels, budget.Spec.Selector.MatchLabels)
}

// manifests reads what is printed, a document into each.
func manifests(t *testing.T, args []string, into ...any) {
	t.Helper()
	documents := strings.Split(printed(t, append([]string{"deploy", "kubernetes"}, args...)...), "\n---\n")
	if len(documents) != len(into) {
		t.Fatalf("%q has %d documents", args, len(documents))
	}
	for i := range into {
		must(t, yaml.UnmarshalStrict([]byte(documents[i]), into[i]))
	}
}

// isHardened fails unless a pod's only container may do nothing that it need not.
func isHardened(t *testing.T, pod corev1.PodSpec) {
	t.Helper()
	c := pod.Containers[0]
	s := c.SecurityContext
	switch {
	case len(pod.Containers) != 1, !*pod.SecurityContext.RunAsNonRoot, *pod.SecurityContext.RunAsUser == 0, *pod.AutomountServiceAccountToken, *pod.EnableServiceLinks,
		pod.SecurityContext.SeccompProfile.Type != corev1.SeccompProfileTypeRuntimeDefault,
		!*s.ReadOnlyRootFilesystem, *s.AllowPrivilegeEscalation, len(s.Capabilities.Drop) != 1 || s.Capabilities.Drop[0] != "ALL",
		c.Resources.Limits.Memory().IsZero(), c.Resources.Requests.Cpu().IsZero():
		t.Errorf("the pod may do too much: %+v", pod)
	}
	if grace := *pod.TerminationGracePeriodSeconds - c.Lifecycle.PreStop.Sleep.Seconds; float64(grace) < 2*requestGrace.Seconds() {
		t.Errorf("%d s are too short to end in", grace)
	}
}

// fits fails where one part names what another does not have, and where a pod may do too much.
func fits(t *testing.T, pods corev1.PodTemplateSpec, claims []corev1.PersistentVolumeClaim, service corev1.Service, policy networkingv1.NetworkPolicy, selectors ...map[string]string) {
	t.Helper()
	isHardened(t, pods.Spec)
	for _, selector := range append(selectors, service.Spec.Selector, policy.Spec.PodSelector.MatchLabels) {
		if name := "app.kubernetes.io/name"; len(selector) != 1 || selector[name] != pods.Labels[name] {
			t.Errorf("%v does not find pods with %v", selector, pods.Labels)
		}
	}
	c := pods.Spec.Containers[0]
	volumes, ports := map[string]bool{}, map[string]bool{}
	for _, v := range pods.Spec.Volumes {
		volumes[v.Name] = true
	}
	for _, v := range claims {
		volumes[v.Name] = true
	}
	for _, p := range c.Ports {
		ports[p.Name] = true
	}
	for _, m := range c.VolumeMounts {
		if !volumes[m.Name] {
			t.Errorf("there is no volume %s", m.Name)
		}
	}
	named := []string{service.Spec.Ports[0].TargetPort.StrVal}
	for _, p := range []*corev1.Probe{c.StartupProbe, c.LivenessProbe, c.ReadinessProbe} {
		named = append(named, p.HTTPGet.Port.StrVal)
	}
	for _, rule := range policy.Spec.Ingress {
		named = append(named, rule.Ports[0].Port.StrVal)
	}
	for _, name := range named {
		if !ports[name] {
			t.Errorf("there is no port %s", name)
		}
	}
	isCommand(t, c.Args...)
	for _, e := range c.Env {
		isVariable(t, e.Name)
	}
}
